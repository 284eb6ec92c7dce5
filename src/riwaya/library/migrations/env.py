"""What Alembic runs: the steps, on the connection that the library has open."""

from alembic import context

from riwaya.library.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()

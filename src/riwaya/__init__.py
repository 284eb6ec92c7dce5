"""riwaya: reads Arabic news and writes down who said what, through whom, and what happened according to whom."""

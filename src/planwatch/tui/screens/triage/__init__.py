"""The home screen: the list of actions."""

"""The grammar of dates as people write them, loaded only for words that are no date in full."""

"""The first page of the list, drawn before Textual is loaded and then taken over by the app.

Loading Textual takes three times as long as reading what is late. Nothing here may load it.
"""

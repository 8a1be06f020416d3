"""The side panel and the sheet of what is shown."""

"""Commands by area, one file for each menu; `scalpviz.app.commands.table` puts them in order."""

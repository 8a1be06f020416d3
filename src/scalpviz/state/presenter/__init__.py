"""The presenter: what the user does, as changes of the view."""

"""What joins the parts of the window: each controller turns actions and signals of one concern into work."""

"""The right side of the window: the count, and what a person does with it.

Every panel is a widget that shows what stands in the workspace and calls its methods as a person's wishes. What is no
business of the workspace - where the canvas should look, which tool is wanted - leaves a panel as a signal. `side` puts
them into one column.
"""

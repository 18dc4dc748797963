"""Counting a folder into its project, however many pictures it has.

    with open_project(folder) as project:
        batch = Batch(project, LocalModel.open(settings))
        for event in batch.run(batch.enter(find_image_names([folder])[0])):
            ...

Every picture is a committed row before its event comes (`runner`); a later call leaves out what is done. The model is
whatever satisfies `runner.Counting`: weights in this process (`model`), or a process elsewhere. `watch` hands over what
arrives in a folder, `video` makes a folder of a film; `shared` counts pictures side by side. Only that, `model` and
`command` need torch.
"""

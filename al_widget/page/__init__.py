"""The page's side of the kernel: the wire in types, one builder per message, the widget."""

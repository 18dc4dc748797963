"""`evaluate --report DIR`: a page that says where the error comes from, and shows it. It holds photographs."""

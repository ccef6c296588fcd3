"""Papers as Word documents: pieces of templates, pictures, and the filling of ours or an office's own."""

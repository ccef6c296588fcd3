"""What a file really is: told by its content, whatever its name or the browser says."""

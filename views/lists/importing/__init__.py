"""Parts of the page Import: choosing files, mapping columns, the preview and the outcome."""

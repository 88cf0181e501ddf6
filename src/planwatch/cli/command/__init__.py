"""One file for each command, named as it is typed; each holds one ``command``, loaded only when it is called."""

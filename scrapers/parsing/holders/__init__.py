"""Lists of holders and officers: names, offices and shares."""

"""What is prepared before the first page is asked for, and painted before it runs."""

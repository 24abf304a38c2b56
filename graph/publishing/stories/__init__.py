"""Stories: steps that a user picked and worded, as one page that opens offline."""

"""Records of a company: profile, officers and owners."""

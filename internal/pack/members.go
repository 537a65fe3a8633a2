package pack

import "slices"

// isMember reports whether a return may hold a file of that name.
func isMember(name string) bool { return slices.Contains(memberNames(), name) }

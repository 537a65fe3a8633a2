package finding

// NotRun is a rule that could not apply to what was read, and why: nothing found
// under it is no clean bill. The reason holds no pupil's data.
type NotRun struct {
	Rule *Rule
	Why  string
}

package pack

// described holds the description of the tables, the dictionary and the readme against the
// tables.
func (c *check) described(r *Return, m *Manifest) error {
	return nil
}

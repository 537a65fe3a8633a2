package manual

import "apst/report/pupil"

// reportsChapter is how reports are made of tables and of what is known of one pupil.
func reportsChapter() *Chapter {
	c := &Chapter{ID: "reports", Title: "Reports", About: "What apst report writes, and what it leaves out."}
	for _, e := range pupil.Entries() {
		c.Entries = append(c.Entries, entryOf(e))
	}
	return c
}

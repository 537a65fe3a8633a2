package pack

// Manifest is what manifest.json says of a return: whose it is, of which time, how it was
// made, and what is in it. Nothing in it is of a single pupil.
type Manifest struct {
	Format int  `json:"format"` // [Format]
	Tool   Tool `json:"tool"`
	// School is whose return it is.
	School School `json:"school"`
	Arm    string `json:"arm"` // [Taskforce] or [Comparison]
	Period Period `json:"period"`
	AsOf   string `json:"as_of,omitempty"` // the day the data are from
	Dates  Dates  `json:"dates"`
	// Identified says that identifiers.csv is in the return.
	Identified bool `json:"identified"`
	// Plain is why the return was not encrypted; empty for one that was.
	Plain string `json:"plain,omitempty"`
	// Key tells returns apart whose study ids were made with different keys.
	Key      string            `json:"key"`
	Rulesets map[string]string `json:"rulesets"` // of each measure
	Pupils   Pupils            `json:"pupils"`
	LeftOut  []LeftOut         `json:"left_out,omitempty"`
	Files    []Member          `json:"files"` // all but this one, in order of their names
}

// Tool is the program that wrote the return.
type Tool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

// School is a school.
type School struct {
	URN  string `json:"urn"`
	Name string `json:"name,omitempty"`
}

// Period is the time that a return is about.
type Period struct {
	From string `json:"from,omitempty"`
	To   string `json:"to,omitempty"`
	Term string `json:"term,omitempty"` // 2022-23-summer; empty for the whole period
}

// Pupils are how many there are, and how many are not in the return: for each reason a
// count, and no row anywhere.
type Pupils struct {
	Included int      `json:"included"`
	Left     []Reach  `json:"not_included,omitempty"`
	Sources  []string `json:"sources,omitempty"` // measures of which files were read
}

// Reach is how many pupils were left out for a reason.
type Reach struct {
	Reason string `json:"reason"` // withdrawn
	Title  string `json:"title"`
	N      int    `json:"n"`
}

// LeftOut is something that a return does not have, and why.
type LeftOut struct {
	What string `json:"what"` // support
	Why  string `json:"why"`
}

// Member is a file of the return.
type Member struct {
	Name   string `json:"name"`
	Rows   *int   `json:"rows,omitempty"` // of a table, without its headings
	Bytes  int    `json:"bytes"`
	SHA256 string `json:"sha256"`
}

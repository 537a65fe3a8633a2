package attendance

// kind is what a tally counts apart: a code in force, or one of the things below
// that are no code of their own. Codes keep their number.
type kind uint8

const (
	kindConflict     = kind(codeCount) + iota // several different marks, none of which counts
	kindCovidX                                // X in the Covid years
	kindPresent                               // present, by totals that say no more
	kindApproved                              // the same for other categories
	kindAuthorised                            //
	kindUnauthorised                          //
	kindNotPossible                           //
	kindCount
)

// members are the kinds of each category: a range of codes, and one kind
// besides (the second number of the range again where there is none). That the
// table of codes says the same is tested.
var members = [categoryCount]struct{ first, last, besides kind }{
	UnknownCode:  {kind(Unknown), kind(Unknown), kind(Unknown)},
	Present:      {kind(CodeAM), kind(CodeL), kindPresent},
	Approved:     {kind(CodeK), kind(CodeJ), kindApproved},
	Authorised:   {kind(CodeC), kind(CodeT), kindAuthorised},
	Unauthorised: {kind(CodeG), kind(CodeU), kindUnauthorised},
	Covid:        {kind(CodeX02), kind(CodeX09), kindCovidX},
	NotPossible:  {kind(CodeX), kind(CodeY7), kindNotPossible},
	NotCollected: {kind(CodeZ), kind(CodeHash), kind(CodeHash)},
	Unmarked:     {kind(NoMark), kind(NoMark), kind(NoMark)},
}

// categoryOf is the category of a kind.
func categoryOf(k kind) Category {
	for c, m := range members {
		if m.first <= k && k <= m.last || k == m.besides {
			return Category(c)
		}
	}
	return UnknownCode
}

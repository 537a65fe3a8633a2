package disclosure

// Release is everything that is handed out together: the cells of all its tables
// and charts, and what a reader knows of how they hang together. The order of cells
// and relations means nothing.
type Release struct {
	Cells    []Cell
	Sums     []Sum
	Ratios   []Ratio
	Same     []Same
	Orders   []Order
	Bounds   []Bound
	Withins  []Within
	Mixtures []Mixture
	Ties     []Tie
}

// Cell is one number of a table or a chart.
type Cell struct {
	ID    string // what relations call it; stable, and without anything of a pupil
	Table string // where it is printed, such as T05
	Kind  Kind
	Value float64
	Empty bool // there is no value, because too few pupils stand behind it

	// Pupils is how many pupils are behind the number: of a count the count itself
	// (so it may be left out), of events and amounts those who have any, of a
	// percentage or a statistic the group.
	Pupils int
	// Behind is the cell with the count of those pupils, if there is one. What is
	// worked out of a group whose count is hidden is hidden too.
	Behind string

	// Numerator and Denominator are the pupils of a percentage that has no [Ratio]:
	// their counts are printed nowhere.
	Numerator, Denominator int

	// Largest and Second are the two largest contributions to an amount; 0 where
	// they are not known.
	Largest, Second float64
	// Freedom is the residual degrees of freedom of a [Coefficient].
	Freedom int

	// Low and High are the ends of the scale, where it has ends (High above Low): a
	// reader knows that a mean of a scale of 0 to 40 is not -3.
	Low, High float64
	Places    int // decimals that are printed

	// Weight is what is lost with the cell; 0 for what follows from the relations: 1
	// for an inner cell, 4 for a total, 16 for a total of totals.
	Weight int
	// Unpublished cells are printed nowhere, but a reader could come upon them.
	Unpublished bool
	// Last cells are what a release is about, such as how many pairs there are, on which
	// all of a table stands: they are hidden when nothing else will do.
	Last bool
	// Earlier cells were hidden in an earlier release of the same data, and stay so.
	Earlier bool
	// Size is set of a count of a group in which it tells nothing to be, such as those on
	// roll, or of whom data came: that there is one more than last term may be seen.
	Size bool
	// Near cells, set against an earlier release of another period, would tell of a few
	// pupils; see [Ledger.Near].
	Near bool
	// Fixed cells cannot be hidden, because they are known already. A release that
	// would have to hide one is refused.
	Fixed bool
}

// Sum says that each of the parts' pupils, events or hours are counted once in the
// total: within a table, between tables, and from centre over school to all. Parts
// of means are summands: endline is baseline and change.
type Sum struct {
	Total string
	Parts []string
	// Known says that a reader knows which part each pupil belongs to (school,
	// centre, sex, year), or that it tells nothing (whether data came): nothing is
	// learnt when all of a group are in one part, or all but a few. The few are hidden
	// all the same, and what would give them back.
	Known bool
}

// Ratio says that Quotient is Scale times Numerator by Denominator: a percentage
// (Scale 0 stands for 100), a rate, a mean amount (Scale 0 stands for 1). The
// pupils of a percentage's numerator are among those of its denominator.
type Ratio struct {
	Quotient, Numerator, Denominator string
	Scale                            float64
	Known                            bool // as in [Sum]: nobody, everybody, or all but a few tell nothing
}

// Same says that two cells show the same quantity, such as a table's and a chart's.
// They are always both shown or both hidden.
type Same struct{ A, B string }

// Order says that a reader knows Lesser not to be above Greater.
type Order struct{ Lesser, Greater string }

// Bound says that a reader knows a count, or a number of events, not to be below Least
// nor, unless that is 0, above Most: by what a table gives and what it leaves out where
// there are too few.
type Bound struct {
	Cell        string
	Least, Most float64
}

// Within says that the pupils of Part are among those of Whole. Who is in Whole and
// not in Part is a group too, and a reader can work it out.
type Within struct{ Whole, Part string }

// Mixture says that a whole group's mean (and standard deviation) is that of its
// parts together. The parts share no pupil; if they leave some over, these are a
// group too.
type Mixture struct {
	Whole Moment
	Parts []Moment
}

// Moment is the cells of a group's number of pupils, mean and standard deviation.
// SD is empty where none is given.
type Moment struct{ N, Mean, SD string }

// Tie says that the cells give one another away, such as a mean, its interval and
// its test: if one is hidden, all are.
type Tie struct{ Cells []string }

package disclosure

// Kind is what a cell's number is.
type Kind uint8

// The kinds. Counts, events, magnitudes and means can be parts of a [Sum].
const (
	Count       Kind = iota // pupils
	Events                  // whole numbers of other things: referrals, suspensions, contacts
	Magnitude               // amounts that are 0 or more: hours, sessions missed
	Percentage              // of a numerator in its denominator
	Rate                    // a quotient that is no share: events per 100 pupil-weeks
	Mean                    // of a group; the mean of a change; a difference of means
	SD                      // standard deviation of a group
	Quantile                // median, quartile, percentile
	Extreme                 // minimum, maximum: one pupil's own number
	Test                    // test statistic, p, effect size, limit of an interval
	Coefficient             // of a model, or a test of one
)

var kindNames = [...]string{
	"count", "events", "magnitude", "percentage", "rate", "mean", "sd", "quantile", "extreme", "test", "coefficient",
}

// String is the kind's name.
func (k Kind) String() string { return name(kindNames[:], int(k)) }

// whole says whether numbers of the kind are whole numbers.
func (k Kind) whole() bool { return k == Count || k == Events }

// amount says whether numbers of the kind are 0 or more and add up.
func (k Kind) amount() bool { return k == Count || k == Events || k == Magnitude }

// additive says whether cells of the kind may stand in a [Sum].
func (k Kind) additive() bool { return k.amount() || k == Mean }

// quotient says whether the kind is one number divided by another.
func (k Kind) quotient() bool { return k == Percentage || k == Rate || k == Mean }

// State is what a reader sees of a cell.
type State uint8

// The states. There is one for what is hidden: a reader is not told which cell is
// small and which protects another.
const (
	Shown       State = iota // its value
	Hidden                   // the symbol c
	Low                      // the symbol low: not 0, but rounds to 0
	Valueless                // it has no value; the symbol is the table's own
	Unpublished              // it is printed nowhere
)

var stateNames = [...]string{"shown", "hidden", "low", "valueless", "unpublished"}

// String is the state's name.
func (s State) String() string { return name(stateNames[:], int(s)) }

// Rule is why a cell is hidden. It is for the school's own report of what was
// hidden: a reader of the release never learns it.
type Rule uint8

// The rules. Up to Nearly they are primary: the cell is hidden for itself.
const (
	NoRule     Rule = iota
	Small           // fewer pupils than the threshold
	Complement      // everybody else of the group is fewer than the threshold
	Uniform         // a zero or a full cell: nobody or everybody of a group
	SmallBase       // a percentage of too small a base
	SingleOne       // a minimum or maximum
	Dominated       // one or two pupils make most of an amount
	Residual        // too few residual degrees of freedom
	Nearly          // set against an earlier release of another period it would tell of a few
	Follows         // it would follow from the hidden number that it is worked out of
	Protects        // it would give back a hidden number by subtraction
	WholeTable      // a number of the table, or near it, could not be shown to be safe
	Earlier         // it was hidden in an earlier release of the same data
)

// ruleTexts are a short name of each rule and what it says to a data lead.
var ruleTexts = [...][2]string{
	NoRule:     {"none", ""},
	Small:      {"small", "fewer pupils than the threshold"},
	Complement: {"complement", "all but a few of the group: the others are fewer than the threshold"},
	Uniform:    {"uniform", "nobody or everybody of the group"},
	SmallBase:  {"small-base", "a percentage of too few pupils"},
	SingleOne:  {"extreme", "a minimum or maximum is one pupil's own number"},
	Dominated:  {"dominated", "one or two pupils make most of the amount"},
	Residual:   {"residual", "too few residual degrees of freedom"},
	Nearly:     {"nearly", "set against an earlier term's release it would tell of fewer pupils than the threshold: few came, left or changed"},
	Follows:    {"follows", "worked out of a number that is hidden"},
	Protects:   {"protects", "would give a hidden number back by subtraction"},
	WholeTable: {"whole-table", "a number that hangs together with it could not be shown to be safe, so that its whole table is hidden"},
	Earlier:    {"earlier", "hidden in an earlier release of the same data"},
}

// String is the rule's short name.
func (r Rule) String() string {
	if int(r) < len(ruleTexts) {
		return ruleTexts[r][0]
	}
	return "unknown"
}

// Text says what the rule is, in a few words.
func (r Rule) Text() string {
	if int(r) < len(ruleTexts) {
		return ruleTexts[r][1]
	}
	return ""
}

// Primary says whether a cell under the rule is hidden for itself, not to protect
// another.
func (r Rule) Primary() bool { return r > NoRule && r < Follows }

func name(names []string, i int) string {
	if i < len(names) {
		return names[i]
	}
	return "unknown"
}

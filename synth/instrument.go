package synth

// Items is the number of items of the questionnaire.
const Items = 25

// stems are the standard variable names of items 1 to 25.
var stems = [Items]string{
	"consid", "restles", "somatic", "shares", "tantrum",
	"loner", "obeys", "worries", "caring", "fidgety",
	"friend", "fights", "unhappy", "popular", "distrac",
	"clingy", "kind", "lies", "bullied", "helpout",
	"reflect", "steals", "oldbest", "afraid", "attends",
}

// labels are short headings of one or two words that schools give the items.
var labels = [Items]string{
	"Considerate", "Restless", "Somatic", "Shares", "Tantrums",
	"Loner", "Obeys", "Worries", "Caring", "Fidgety",
	"Friend", "Fights", "Unhappy", "Popular", "Distracted",
	"Clingy", "Kind", "Lies", "Bullied", "Helps out",
	"Reflects", "Steals", "Older best", "Afraid", "Attends",
}

// Stem is the standard variable name of an item, 1 to 25.
func Stem(item int) string { return stems[item-1] }

// Label is a one- or two-word heading for an item, 1 to 25.
func Label(item int) string { return labels[item-1] }

// scale is five items of the questionnaire.
type scale struct {
	name     string
	items    [5]int
	reversed [5]bool // a high answer means few difficulties
}

// The five scales. Only prosocial is a strength; its items are scored as they
// stand, for there a high score is good.
var scales = [5]scale{
	{name: "emotional", items: [5]int{3, 8, 13, 16, 24}},
	{name: "conduct", items: [5]int{5, 7, 12, 18, 22}, reversed: [5]bool{1: true}},
	{name: "hyperactivity", items: [5]int{2, 10, 15, 21, 25}, reversed: [5]bool{3: true, 4: true}},
	{name: "peer", items: [5]int{6, 11, 14, 19, 23}, reversed: [5]bool{1: true, 2: true}},
	{name: "prosocial", items: [5]int{1, 4, 9, 17, 20}},
}

const (
	emotional = iota
	conduct
	hyperactivity
	peer
	prosocial
)

// place says to which scale each item belongs and whether it is reversed.
var place = func() (p [Items]struct {
	scale    int
	reversed bool
}) {
	for s := range scales {
		for i, item := range scales[s].items {
			p[item-1].scale, p[item-1].reversed = s, scales[s].reversed[i]
		}
	}
	return p
}()

// Reversed reports whether an item, 1 to 25, is a strength that belongs to a
// difficulties scale, so that 2 on paper scores 0.
func Reversed(item int) bool { return place[item-1].reversed }

// impactStems are the standard names of the gate question and of the five
// impact questions in the order of the form.
var impactStems = [6]string{"ebddiff", "distres", "imphome", "impfrie", "impclas", "impleis"}

// impactAsked says which of the five impact questions an informant is asked:
// teachers are not asked about home life and leisure.
func impactAsked(by Informant) [5]bool {
	if by == Teacher {
		return [5]bool{0: true, 2: true, 3: true}
	}
	return [5]bool{true, true, true, true, true}
}

package sdq

import "strconv"

// Items is how many items the questionnaire has, on every form.
const Items = 25

// Item is an item by its number on the form, 1 to 25. Other numbers are no
// item: they have no stem, and belong to no scale.
type Item uint8

type itemFacts struct {
	stem     string
	young    string // the stem on the 2-4 form, where the item was replaced
	scale    Scale
	reversed bool
}

// itemTable is indexed by item number; source: the published scoring syntax
// (sdqinfo.org c1-c3, c9) and scoring sheets, which agree.
var itemTable = [Items + 1]itemFacts{
	1:  {stem: "consid", scale: Prosocial},
	2:  {stem: "restles", scale: Hyperactivity},
	3:  {stem: "somatic", scale: Emotional},
	4:  {stem: "shares", scale: Prosocial},
	5:  {stem: "tantrum", scale: Conduct},
	6:  {stem: "loner", scale: Peer},
	7:  {stem: "obeys", scale: Conduct, reversed: true},
	8:  {stem: "worries", scale: Emotional},
	9:  {stem: "caring", scale: Prosocial},
	10: {stem: "fidgety", scale: Hyperactivity},
	11: {stem: "friend", scale: Peer, reversed: true},
	12: {stem: "fights", scale: Conduct},
	13: {stem: "unhappy", scale: Emotional},
	14: {stem: "popular", scale: Peer, reversed: true},
	15: {stem: "distrac", scale: Hyperactivity},
	16: {stem: "clingy", scale: Emotional},
	17: {stem: "kind", scale: Prosocial},
	18: {stem: "lies", young: "argues", scale: Conduct},
	19: {stem: "bullied", scale: Peer},
	20: {stem: "helpout", scale: Prosocial},
	21: {stem: "reflect", scale: Hyperactivity, reversed: true},
	22: {stem: "steals", young: "spite", scale: Conduct},
	23: {stem: "oldbest", scale: Peer},
	24: {stem: "afraid", scale: Emotional},
	25: {stem: "attends", scale: Hyperactivity, reversed: true},
}

// Valid reports whether i is one of the 25 items.
func (i Item) Valid() bool { return i >= 1 && i <= Items }

// Stem is the variable name of the item in published scoring syntax, without
// the informant's prefix: "consid" for item 1. On the 2-4 form items 18 and 22
// were replaced and are "argues" and "spite". It is empty for what is no item.
func (i Item) Stem(form Form) string {
	if !i.Valid() {
		return ""
	}
	if f := &itemTable[i]; form == Form2to4 && f.young != "" {
		return f.young
	}
	return itemTable[i].stem
}

// Scale is the scale the item counts towards, one of the first five. What is
// no item has no scale, and gives [ScaleCount].
func (i Item) Scale() Scale {
	if !i.Valid() {
		return ScaleCount
	}
	return itemTable[i].scale
}

// Reversed reports whether the item is a strength within a difficulty scale,
// so that it scores 2 minus the answer. There are five: 7, 11, 14, 21 and 25.
func (i Item) Reversed() bool { return i.Valid() && itemTable[i].reversed }

// String is the item as tables print it: "7 obeys".
func (i Item) String() string {
	if !i.Valid() {
		return "no item"
	}
	return strconv.Itoa(int(i)) + " " + itemTable[i].stem
}

// ParseStem finds the item that a stem names, in lower case and without an
// informant's prefix. "argues" and "spite" exist on the 2-4 form alone and say
// so; any other stem fits every form, and comes with the unknown form, 0.
func ParseStem(s string) (Item, Form, bool) {
	if s == "" {
		return 0, 0, false
	}
	for i := Item(1); i <= Items; i++ {
		switch f := &itemTable[i]; s {
		case f.stem:
			return i, 0, true
		case f.young:
			return i, Form2to4, true
		}
	}
	return 0, 0, false
}

package attendance

import (
	"apst/metrics/calendar"
)

// Code is a register code, or one of the few things besides that a session can
// hold. It fits into a byte with a bit to spare, which [Register] uses.
type Code uint8

// The codes, better before worse in the sense of [Best]: present, approved
// activity, authorised, unauthorised, then what is in no possible session.
const (
	Nothing Code = iota // nothing is recorded: there is no row for the session
	NoMark              // there is a row and no mark in it; never an absence
	CodeAM              // / present in the morning
	CodePM              // \ present in the afternoon
	CodeL               // late, before the register closed
	CodeK
	CodeV
	CodeP
	CodeW
	CodeB
	CodeJ
	CodeC
	CodeC1
	CodeC2 // part-time timetable
	CodeE  // suspended or excluded
	CodeH
	CodeI
	CodeI01
	CodeI02
	CodeJ1
	CodeM
	CodeR
	CodeS // study leave
	CodeT
	CodeG
	CodeN // no reason yet
	CodeO
	CodeU // arrived after the register closed
	CodeX02
	CodeX03
	CodeX04
	CodeX05
	CodeX06
	CodeX07
	CodeX08
	CodeX09
	CodeX // Covid-19 in the Covid years, otherwise not of compulsory school age
	CodeX01
	CodeD // due at the other school
	CodeQ
	CodeY
	CodeY1
	CodeY2
	CodeY3
	CodeY4
	CodeY5
	CodeY6
	CodeY7
	CodeZ
	CodeHash // # planned closure
	Unknown  // a mark that is no code of the set in force
	Outside  // a mark outside the pupil's stay, see [Register.Bound]
	codeCount
)

// The first and the last code that a register can name.
const (
	firstCode = CodeAM
	lastCode  = CodeHash
)

var codeTexts = [codeCount]string{
	CodeAM: "/", CodePM: `\`, CodeL: "L",
	CodeK: "K", CodeV: "V", CodeP: "P", CodeW: "W", CodeB: "B", CodeJ: "J",
	CodeC: "C", CodeC1: "C1", CodeC2: "C2", CodeE: "E", CodeH: "H", CodeI: "I", CodeI01: "I01", CodeI02: "I02",
	CodeJ1: "J1", CodeM: "M", CodeR: "R", CodeS: "S", CodeT: "T",
	CodeG: "G", CodeN: "N", CodeO: "O", CodeU: "U",
	CodeX: "X", CodeX01: "X01", CodeX02: "X02", CodeX03: "X03", CodeX04: "X04", CodeX05: "X05",
	CodeX06: "X06", CodeX07: "X07", CodeX08: "X08", CodeX09: "X09",
	CodeD: "D", CodeQ: "Q", CodeY: "Y", CodeY1: "Y1", CodeY2: "Y2", CodeY3: "Y3", CodeY4: "Y4",
	CodeY5: "Y5", CodeY6: "Y6", CodeY7: "Y7", CodeZ: "Z", CodeHash: "#",
	Unknown: "unknown", Outside: "outside the stay", NoMark: "no mark",
}

// String is the code as registers write it, or what it stands for in words.
func (c Code) String() string {
	if c >= codeCount {
		return "unknown"
	}
	return codeTexts[c]
}

// Official reports whether the code is one of a published set; what it meant
// depends on the date ([Code.On]).
func (c Code) Official() bool { return c >= firstCode && c <= lastCode }

// On is the category of the code on a day: unknown where the code was not in
// force.
func (c Code) On(d calendar.Day) Category {
	switch {
	case c == Nothing || c == NoMark:
		return Unmarked
	case !c.Official():
		return UnknownCode
	}
	return categoryOf(eraOf(d).kinds[c])
}

// Category is what a mark counts as.
type Category uint8

// The categories. Whether [Covid] is a possible session depends on the [Basis].
const (
	UnknownCode  Category = iota // no code of the set in force
	Present                      // on site, on time or late before the register closed
	Approved                     // at an approved educational activity: counts as attending
	Authorised                   // authorised absence
	Unauthorised                 // unauthorised absence
	Covid                        // not attending because of Covid-19, 2020/21 and 2021/22
	NotPossible                  // unable to attend or not required: no possible session
	NotCollected                 // not on roll, or a planned closure
	Unmarked                     // no mark was made
	categoryCount
)

var categoryNames = [categoryCount]string{"unknown", "present", "aea", "authorised", "unauthorised", "covid", "not possible", "not collected", "no mark"}

// String is the category's name in the tables of codes.
func (c Category) String() string {
	if c >= categoryCount {
		return categoryNames[0]
	}
	return categoryNames[c]
}

func parseCategory(s string) (Category, bool) {
	for c, name := range categoryNames {
		if name == s {
			return Category(c), true
		}
	}
	return 0, false
}

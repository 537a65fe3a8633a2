package attendance

import (
	"cmp"
	"slices"
	"strings"
)

// UnknownTexts counts marks that are no code, by what they say. The texts are a
// few: of more than [KeptTexts] the last in alphabetical order are counted
// together, so that parts of a file add up to the same as the whole.
type UnknownTexts struct {
	counts map[string]int
	last   string // the last text kept, once there are as many as may be
	other  int
}

// KeptTexts is how many texts are counted one by one.
const KeptTexts = 100

// maxText is how much of a text is kept; what follows makes no difference.
const maxText = 24

// UnknownText is a mark that is no code.
type UnknownText struct {
	Text  string
	Marks int // rows with it, repeated ones included
}

// CountUnknown counts a mark that was read as [Unknown].
func (r *Register) CountUnknown(text []byte) { r.unknown.Count(text) }

// Unknown are the marks that are no code: the register's own count.
func (r *Register) Unknown() *UnknownTexts { return &r.unknown }

// Count counts one mark.
func (u *UnknownTexts) Count(text []byte) {
	if len(text) > maxText {
		text = text[:maxText]
	}
	if n, ok := u.counts[string(text)]; ok {
		u.counts[string(text)] = n + 1
		return
	}
	u.add(strings.ToValidUTF8(string(text), "\uFFFD"), 1)
}

func (u *UnknownTexts) add(text string, n int) {
	if u.counts == nil {
		u.counts = map[string]int{}
	}
	if _, ok := u.counts[text]; ok || len(u.counts) < KeptTexts {
		u.counts[text] += n
		return
	}
	if u.last == "" {
		u.last = u.largest()
	}
	if text > u.last {
		u.other += n
		return
	}
	u.other += u.counts[u.last]
	delete(u.counts, u.last)
	u.counts[text] = n
	u.last = u.largest()
}

func (u *UnknownTexts) largest() string {
	var most string
	for text := range u.counts {
		most = max(most, text)
	}
	return most
}

// Add adds the counts of another.
func (u *UnknownTexts) Add(o *UnknownTexts) {
	u.other += o.other
	for text, n := range o.counts {
		u.add(text, n)
	}
}

// Texts are the marks, the most frequent first, and how many marks others have.
func (u *UnknownTexts) Texts() (texts []UnknownText, other int) {
	for text, n := range u.counts {
		texts = append(texts, UnknownText{text, n})
	}
	slices.SortFunc(texts, func(a, b UnknownText) int {
		return cmp.Or(cmp.Compare(b.Marks, a.Marks), cmp.Compare(a.Text, b.Text))
	})
	return texts, u.other
}

package words

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"apst/finding"
)

// Comparison is the design in which a comparison group was declared before the
// outcomes were seen: words of cause are then allowed.
const Comparison = "comparison"

// FewPupils is the number below which pupils are few, where nothing else is said.
const FewPupils = 10

// Known is what is known about the evaluation that a text is about.
type Known struct {
	Design string // empty for a single school's before and after; [Comparison] where one was declared
	SmallN int    // pupils are few below this number; 0 for [FewPupils]
	// Benchmarks are the ids of the national figures that may be printed; nil for all
	// that have a source. An empty list grants none.
	Benchmarks []string
}

func (k *Known) few() int { return cmp.Or(k.SmallN, FewPupils) }

// Complaint is a place where a text does not keep to a rule.
type Complaint struct {
	Rule *finding.Rule
	Part string // of a document, such as footnotes; empty for the text itself
	// Line and Column count from 1: lines and characters of a text or a web page, or
	// paragraphs and characters of a Word document.
	Line, Column int
	Seen         string // the words at fault
	Near         string // what they stand in
	Fix          string // in place of the rule's
}

// Do is what to do: the complaint's own words, or the rule's.
func (c *Complaint) Do() string { return cmp.Or(c.Fix, c.Rule.Fix) }

// Check holds a text, plain or with the marks of Markdown, against the rules. The
// complaints are in the order of the text.
func Check(text string, k Known) []Complaint {
	found, _ := check(plainBlocks(text), "", k)
	return found
}

// check judges the blocks of one part of a document, and counts its sentences.
func check(blocks []block, name string, k Known) (found []Complaint, sentences int) {
	c := &checker{known: k, part: name, tables: theTables()}
	for i := 0; i < len(blocks); {
		end := i + 1
		for end < len(blocks) && blocks[i].group != 0 && blocks[end].group == blocks[i].group {
			end++
		}
		c.group(blocks, i, end)
		i = end
	}
	slices.SortStableFunc(c.found, func(a, b Complaint) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Rule.ID, b.Rule.ID))
	})
	found = slices.CompactFunc(c.found, func(a, b Complaint) bool {
		return a.Rule == b.Rule && a.Line == b.Line && a.Column == b.Column
	})
	return found, c.sentences
}

// checker is the state of one check.
type checker struct {
	known  Known
	part   string
	tables *wordTables
	found  []Complaint

	sentences int
	around    []token // what stands around the sentence that is judged: its paragraph, list or table
	nearby    []token // around, with the block before and the one behind
	few       *bool   // whether few is said around; nil until somebody asks
	header    []token // of a row, that of its table; nil for none
}

// group judges the blocks of a paragraph, of a list or of a table.
func (c *checker) group(blocks []block, from, to int) {
	var texts [][]token
	c.around, c.nearby, c.header, c.few = nil, nil, nil, nil
	for i := from; i < to; i++ {
		blocks[i].mile()
		ts := lex(&blocks[i])
		texts = append(texts, ts)
		c.around = append(c.around, ts...)
	}
	c.around = c.around[:min(len(c.around), furthestAround)]
	c.nearby = slices.Clone(c.around)
	for _, i := range []int{from - 1, to} {
		if i >= 0 && i < len(blocks) {
			c.nearby = append(c.nearby, lex(&blocks[i])...)
		}
	}
	table := to-from > 1 && blocks[from].kind == rowBlock
	for i, ts := range texts {
		b := &blocks[from+i]
		if table && i > 0 {
			c.header = texts[0]
		}
		for _, s := range sentencesOf(b, ts) {
			c.sentences++
			c.sentence(s)
			if table && i == 0 {
				c.heading(s)
			}
		}
	}
	if !blocks[from].method {
		c.worse(blocks[from:to], texts)
	}
}

// furthestAround is how many words and signs of a paragraph, list or table are looked
// through for what a sentence in it does not say itself.
const furthestAround = 2000

// sentence judges a sentence, or a row of a table.
func (c *checker) sentence(s sentence) {
	if c.known.Design != Comparison {
		c.causes(s)
	}
	c.said(s, "proof", RuleProof)
	c.said(s, "traffic", RuleTraffic)
	c.said(s, "diagnosis", RuleDiagnosis)
	if s.block.method { // a definition has no number to stand beside
		return
	}
	c.significance(s)
	c.estimates(s)
	c.fewPercent(s)
	c.fewAverage(s)
	c.national(s)
	if !c.refused(s) {
		c.shares(s)
	}
}

// complain records that the tokens from i to end break a rule.
func (c *checker) complain(s sentence, r *finding.Rule, i, end int, fix string) {
	at, stop := s.tokens[i].at, s.tokens[end-1].end
	line, column := s.block.place(at)
	first, last := s.tokens[0].at, s.tokens[len(s.tokens)-1].end
	c.found = append(c.found, Complaint{Rule: r, Part: c.part, Line: line, Column: column, Fix: fix,
		Seen: tidy(s.block.text[at:stop]), Near: excerpt(s.block.text[first:last], at-first)})
}

// tidy is a text in one line.
func tidy(s string) string { return strings.Join(strings.Fields(s), " ") }

// longestNear is how many bytes of a sentence are shown around what is at fault.
const longestNear = 160

// excerpt is a text in one line, cut about a place in it where it is long, between
// characters.
func excerpt(s string, at int) string {
	if len(s) <= longestNear {
		return tidy(s)
	}
	from := max(0, at-longestNear/3)
	for from > 0 && !utf8.RuneStart(s[from]) {
		from--
	}
	to := min(len(s), from+longestNear)
	for to < len(s) && !utf8.RuneStart(s[to]) {
		to--
	}
	out := tidy(s[from:to])
	if from > 0 {
		out = "... " + out
	}
	if to < len(s) {
		out += " ..."
	}
	return out
}

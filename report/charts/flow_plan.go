package charts

import (
	"fmt"
	"strings"

	"gonum.org/v1/plot/vg"
)

// flowPlan is where everything of a flow stands. Its y grows downwards from 0 at the
// top of the drawing, as the flow does.
type flowPlan struct {
	rung          flowRung
	count         vg.Length // width of the longest n of a stage
	width, height vg.Length
	stages        []flowBox
	sides         []flowBox
	flags         flowBox
}

// flowBox is a box with its texts.
type flowBox struct {
	vg.Rectangle
	texts  []flowText
	branch bool      // a part of a stage, not a way out
	anchor vg.Length // y of the line that leads to a side box
}

type flowText struct {
	at    vg.Point // relative to the box's top left corner, y downwards
	text  string
	style TextStyle
}

// flowRung is how much room the texts are given.
type flowRung struct {
	size   vg.Length // of the letters beside the line
	lines  int       // the most lines of a stage's title
	runOn  bool      // reasons run on, instead of having a line each
	letter int       // the most letters of a reason; 0 for any number
	named  int       // how many reasons of a stage are named
}

// flowRungs are tried in order until the chart fits a page.
var flowRungs = []flowRung{
	{9, 4, false, 0, maxFlowExits}, {8, 4, false, 0, maxFlowExits}, {8, 4, true, 0, maxFlowExits},
	{8, 2, true, 60, maxFlowExits}, {8, 2, true, 40, maxFlowExits}, {8, 2, true, 30, maxFlowExits},
	{8, 2, true, 22, maxFlowExits}, {8, 2, true, 20, 5}, {8, 2, true, 20, 3}, {8, 2, true, 16, 1}, {8, 1, true, 16, 1},
}

const (
	flowPad   = vg.Length(4)  // between a box and its texts
	flowGap   = vg.Length(10) // from box to box
	flowExit  = vg.Length(14) // the same where somebody leaves
	flowApart = vg.Length(4)  // from side box to side box
)

// plan lays the flow out at a width, by the first rung that fits a page, or the last.
func (d *FlowData) plan(f Frame, width vg.Length) *flowPlan {
	around := Chart{Frame: f, Width: width + 2*margin}
	around.Source = joinSentences(f.Source, hiddenNote)
	room := pageHeight - around.headHeight() - around.footHeight()
	var p *flowPlan
	for _, rung := range flowRungs {
		p = &flowPlan{rung: rung, width: width}
		p.place(d)
		if p.height <= room {
			break
		}
	}
	return p
}

// columns are the width of the stages and the left edge of what is beside them.
func (p *flowPlan) columns() (stages, side vg.Length) {
	switch {
	case p.width < narrow:
		return p.width * 0.46, p.width * 0.52
	case p.rung.runOn:
		return p.width * 0.36, p.width * 0.41
	}
	return p.width * 0.42, p.width * 0.48
}

// place sets box after box. A side box stands about the height of the line that leads
// to it and may reach up beside earlier stages; where another is in its way, the flow
// waits.
func (p *flowPlan) place(d *FlowData) {
	for i := range d.Stages {
		p.count = max(p.count, textWidth(stageCount(&d.Stages[i]), Label.Strong()))
	}
	y, free := vg.Length(0), vg.Length(0) // below the last stage; below the last side box
	for i := range d.Stages {
		s := &d.Stages[i]
		if i > 0 {
			gap := flowGap
			if len(s.Exits) > 0 {
				box := p.side(s.Exits, false)
				anchor := p.settle(&box, y+flowExit/2, free)
				gap = anchor - y + flowExit/2
				free = box.Max.Y + flowApart
			}
			y += gap
		}
		box := p.stage(s)
		h := box.Max.Y
		if len(s.Branches) > 0 {
			side := p.side(s.Branches, true)
			y = p.settle(&side, y+h/2, free) - h/2
			free = side.Max.Y + flowApart
		}
		box.Min.Y, box.Max.Y = y, y+h
		p.stages = append(p.stages, box)
		y += h
	}
	p.height = max(y, free-flowApart)
	p.placeFlags(d)
}

// settle puts a side box where its line is to lead, or lower if that is taken, and
// gives the height of the line.
func (p *flowPlan) settle(box *flowBox, anchor, free vg.Length) vg.Length {
	h := box.Max.Y
	reach := min(h/2, 7) // of the line from the box's corners
	top := max(free, anchor-h/2, 0)
	anchor = max(anchor, top+reach)
	box.Min.Y, box.Max.Y = top, top+h
	box.anchor = anchor
	p.sides = append(p.sides, *box)
	return anchor
}

// stage is the box of a stage, at the top.
func (p *flowPlan) stage(s *FlowStage) flowBox {
	w, _ := p.columns()
	title, bold := Label.Wrap(w-p.count-3*flowPad, p.rung.lines), Label.Strong()
	words := capital(s.Title)
	h := max(textHeight(words, title), textHeight("n", bold)) + 2*flowPad
	box := flowBox{Rectangle: rect(0, 0, w, h)}
	box.texts = []flowText{
		{pt(flowPad, h/2), words, title.Align(Left, Middling)},
		{pt(w-flowPad, h/2), stageCount(s), bold.Align(Right, Middling)},
	}
	return box
}

func stageCount(s *FlowStage) string { return "n = " + s.N.String() }

// side is a box beside the line, at the top.
func (p *flowPlan) side(counts []FlowCount, branch bool) flowBox {
	_, left := p.columns()
	box := flowBox{Rectangle: rect(left, 0, p.width, 0), branch: branch}
	p.fill(&box, counts, !branch)
	return box
}

// fill writes counts into a box and makes it as high as they need. Only reasons are
// shortened where there is no room.
func (p *flowPlan) fill(box *flowBox, counts []FlowCount, reasons bool) {
	style := Label
	style.Size = p.rung.size
	room := width(box.Rectangle) - 2*flowPad
	y := flowPad
	put := func(x vg.Length, text string, s TextStyle) {
		box.texts = append(box.texts, flowText{pt(flowPad+x, y), text, s})
	}
	if p.rung.runOn {
		text := p.runOn(counts, reasons)
		style = style.Wrap(room, 0)
		put(0, text, style)
		box.Max.Y = y + textHeight(text, style) + flowPad
		return
	}
	column := vg.Length(0)
	for _, x := range counts {
		column = max(column, textWidth(x.N.String(), style))
	}
	reason := style.Wrap(room-column-5, 0)
	for i, x := range counts {
		if i > 0 {
			y += style.Size * (leading - ascent - descent)
		}
		put(column, x.N.String(), style.Align(Right, Top))
		put(column+5, x.Title, reason)
		y += textHeight(x.Title, reason)
	}
	box.Max.Y = y + flowPad
}

// runOn are counts one after the other in one text.
func (p *flowPlan) runOn(counts []FlowCount, reasons bool) string {
	named, letters := len(counts), 0
	if reasons {
		named, letters = min(p.rung.named, named), p.rung.letter
	}
	var parts []string
	for _, x := range counts[:named] {
		parts = append(parts, x.N.String()+" "+short(x.Title, letters))
	}
	switch more := len(counts) - named; {
	case more == 1:
		parts = append(parts, "1 more reason")
	case more > 1:
		parts = append(parts, fmt.Sprintf("%d more reasons", more))
	}
	return strings.Join(parts, "; ")
}

// short is a title of so many letters at most; 0 for any number.
func short(title string, most int) string {
	letters := []rune(clean(title))
	if most > 0 && len(letters) > most {
		return strings.TrimSpace(string(letters[:most-1])) + ellipsis
	}
	return string(letters)
}

// placeFlags puts the counts that are no exits below the flow.
func (p *flowPlan) placeFlags(d *FlowData) {
	if len(d.Flags) == 0 {
		return
	}
	box := flowBox{Rectangle: rect(-flowPad, 0, p.width, 0)}
	p.fill(&box, d.Flags, false)
	h := box.Max.Y
	box.Min.Y, box.Max.Y = p.height+flowGap, p.height+flowGap+h
	p.height = box.Max.Y
	p.flags = box
}

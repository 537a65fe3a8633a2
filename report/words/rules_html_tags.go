package words

import (
	"slices"

	"golang.org/x/net/html/atom"
)

// tag takes a tag: where blocks begin and end, what rows and lists are, and what is
// said without being shown.
func (h *htmlReader) tag(begins, closed bool) {
	name, more := h.z.TagName()
	local, a := string(name), atom.Lookup(name)
	methods := false
	for begins && more {
		var key, value []byte
		if key, value, more = h.z.TagAttr(); slices.Contains(htmlSaid, string(key)) {
			h.alone(string(value))
		}
		if a == atom.Section && string(key) == "class" && string(value) == "methods" {
			methods = true
		}
	}
	if a == atom.Section && (methods || h.methods > 0) {
		h.flush()
		if begins {
			h.methods++
		} else {
			h.methods--
		}
	}
	if slices.Contains(htmlSilent, a) {
		if begins && !closed {
			h.silent++
		} else if !begins {
			h.silent = max(h.silent-1, 0)
		}
		return
	}
	switch a {
	case atom.Td, atom.Th:
		if h.row && !begins {
			h.text.WriteString(" |")
			h.space = true
		}
		return
	case atom.Br:
		h.space = true
		return
	case atom.Q:
		h.text.WriteByte('"')
		return
	}
	if !slices.Contains(htmlBlocks, a) && !slices.Contains(drawn, local) {
		return
	}
	if h.row && a != atom.Tr && a != atom.Table { // paragraphs within a cell
		h.space = true
		return
	}
	h.flush()
	h.frame(a, begins)
	switch {
	case !begins && !h.row:
		h.kind = paragraphBlock
	case h.row:
		h.kind = rowBlock
	case a == atom.Li:
		h.kind = itemBlock
	case slices.Contains(htmlHeadings, a):
		h.kind = headingBlock
	}
}

// frame opens and closes what holds other blocks.
func (h *htmlReader) frame(a atom.Atom, begins bool) {
	switch a {
	case atom.Table:
		if h.table, h.row = 0, false; begins {
			h.groups++
			h.table = h.groups
		}
	case atom.Tr:
		h.row = begins
	case atom.Ul, atom.Ol:
		if begins {
			if h.lists++; h.list == 0 {
				h.groups++
				h.list = h.groups
			}
		} else if h.lists = max(h.lists-1, 0); h.lists == 0 {
			h.list = 0
		}
	case atom.Blockquote:
		if begins {
			h.quotes++
		} else {
			h.quotes = max(h.quotes-1, 0)
		}
	}
}

package scan

// readShared takes the texts that cells share, and looks through all else in their part:
// attributes, comments, readings in another script.
func (w *workbook) readShared() {
	x := newXML(w.sharedIn)
	var t sharedText
	in, aside := false, 0 // inside a text; inside what stands beside it
	for {
		e, ok := x.r.next()
		if !ok {
			break
		}
		switch {
		case e.kind == textEvent && in && aside == 0:
			t.add(plain(e.text))
			continue
		case e.kind == startEvent && is(&e, "si"):
			in, t = true, sharedText{off: e.at}
		case e.kind == endEvent && is(&e, "si") && in:
			in, aside = false, 0
			if len(w.shared) == mostShared {
				w.sharedIn.closed("very many texts")
				return
			}
			w.shared = append(w.shared, t)
		case e.kind == startEvent && is(&e, "rPh"):
			aside++
		case e.kind == endEvent && is(&e, "rPh") && aside > 0:
			aside--
		}
		x.event(&e)
	}
	if in { // a text that does not end
		w.shared = append(w.shared, t)
	}
	x.end()
}

// add takes a stretch of the text.
func (t *sharedText) add(b []byte) {
	if len(b) == 0 {
		return
	}
	if t.joined == nil {
		t.joined = b[:len(b):len(b)]
		return
	}
	if t.spaced == nil {
		t.spaced = append(t.spaced, t.joined...)
	}
	t.joined = append(t.joined, b...)
	t.spaced = append(append(t.spaced, ' '), b...)
}

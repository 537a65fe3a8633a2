package scan

// perPiece is what a piece weighs beside its text, so that many empty ones are not kept.
const perPiece = 32

// batch collects pieces that stand beside each other, and searches them when there are
// enough, the last one again with what follows it.
type batch struct {
	s    *source
	sign byte
	ps   []piece
	size int
}

func (b *batch) add(p piece) {
	b.ps = append(b.ps, p)
	if b.size += len(p.text) + perPiece; b.size < window {
		return
	}
	b.s.search(b.ps, b.sign)
	b.ps, b.size = b.ps[:0], 0
	if len(p.text) < overlap {
		b.ps = append(b.ps, p)
	}
}

// flush searches what there is.
func (b *batch) flush() {
	b.s.search(b.ps, b.sign)
	b.ps, b.size = b.ps[:0], 0
}

package archive

import (
	"io"
	"sync"
)

// ahead unpacks on a goroutine of its own, a few chunks ahead of its reader:
// one deflate stream cannot be split, but unpacking and scanning can overlap.
type ahead struct {
	full chan chunk
	free chan []byte
	stop chan struct{}
	once sync.Once

	cur chunk
	pos int
}

// chunk is some unpacked bytes, and why there are no more after them.
type chunk struct {
	data []byte
	err  error
}

const chunksAhead = 3

func newAhead(u *unpacker) *ahead {
	a := &ahead{
		full: make(chan chunk, chunksAhead),
		free: make(chan []byte, chunksAhead),
		stop: make(chan struct{}),
	}
	for range chunksAhead {
		a.free <- make([]byte, chunkSize)
	}
	go a.run(u)
	return a
}

func (a *ahead) run(u *unpacker) {
	defer close(a.full)
	for {
		select {
		case <-a.stop:
			return
		case buf := <-a.free:
			n, err := io.ReadFull(u, buf)
			if err != nil {
				err = u.err
			}
			a.full <- chunk{buf[:n], err} // never blocks: as many places as buffers
			if err != nil {
				return
			}
		}
	}
}

func (a *ahead) Read(p []byte) (int, error) {
	for a.pos == len(a.cur.data) {
		if a.cur.err != nil {
			return 0, a.cur.err
		}
		if a.cur.data != nil {
			a.free <- a.cur.data[:cap(a.cur.data)]
		}
		next, ok := <-a.full
		if !ok {
			return 0, io.ErrClosedPipe
		}
		a.cur, a.pos = next, 0
	}
	n := copy(p, a.cur.data[a.pos:])
	a.pos += n
	return n, nil
}

// Close stops the goroutine and waits until it has stopped.
func (a *ahead) Close() error {
	a.once.Do(func() {
		close(a.stop)
		for range a.full {
		}
	})
	return nil
}

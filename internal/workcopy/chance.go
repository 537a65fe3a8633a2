package workcopy

import (
	"encoding/base32"
	"strconv"
	"strings"

	"apst/internal/pseudonym"
)

// chance is a stream of numbers that the key makes of a text: the same of the same
// text, and nothing that tells the text without the key.
type chance struct {
	key     pseudonym.Key
	of      string
	block   int
	pending []byte
}

// stream is the stream of a text in one of its domains, of a try.
func stream(key pseudonym.Key, domain, text string, try int) *chance {
	return &chance{key: key, of: domain + "\x00" + text + "\x00" + strconv.Itoa(try)}
}

// next is a number from 0 to 255.
func (c *chance) next() int {
	if len(c.pending) == 0 {
		id := c.key.ID("working copy", c.of+"\x00"+strconv.Itoa(c.block))
		c.block++
		data, err := base32.StdEncoding.DecodeString(strings.ToUpper(id))
		if err != nil || len(data) == 0 {
			data = []byte(id) // not base32 any more: its letters do as well
		}
		c.pending = data
	}
	n := c.pending[0]
	c.pending = c.pending[1:]
	return int(n)
}

// below is a number below n, which is at most 256, all as likely.
func (c *chance) below(n int) int {
	for {
		if v := c.next(); v < 256/n*n {
			return v % n
		}
	}
}

// letters are n small letters.
func (c *chance) letters(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte('a' + c.below(26))
	}
	return string(b)
}

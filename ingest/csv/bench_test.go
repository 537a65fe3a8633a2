package csv

import (
	"bytes"
	stdcsv "encoding/csv"
	"errors"
	"io"
	"math/rand/v2"
	"strconv"
	"testing"
)

// register is n lines as a questionnaire export has them: an identifier, a
// wave, and 25 answers, some blank.
func register(n int, quote bool) []byte {
	r := rand.New(rand.NewPCG(1, 2))
	q := ""
	if quote {
		q = `"`
	}
	var b bytes.Buffer
	b.WriteString("pupil_id,wave")
	for i := range 25 {
		b.WriteString(",item" + strconv.Itoa(i+1))
	}
	b.WriteByte('\n')
	for i := range n {
		b.WriteString(q + "P" + strconv.Itoa(1000000+i) + q + "," + q + "baseline" + q)
		for range 25 {
			b.WriteString("," + q)
			if v := r.IntN(50); v > 0 {
				b.WriteByte('0' + byte(v%3))
			}
			b.WriteString(q)
		}
		b.WriteByte('\n')
	}
	return b.Bytes()
}

func BenchmarkRows(b *testing.B) {
	for _, quote := range []bool{false, true} {
		name := "plain"
		if quote {
			name = "quoted"
		}
		data := register(20_000, quote)
		b.Run(name, func(b *testing.B) {
			book, err := Open(bytes.NewReader(data), int64(len(data)))
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				for _, err := range book.Sheets()[0].Rows() {
					if err != nil {
						b.Fatal(err)
					}
				}
			}
		})
		b.Run(name+"/encoding/csv", func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				r := stdcsv.NewReader(bytes.NewReader(data))
				r.ReuseRecord, r.FieldsPerRecord = true, -1
				for {
					if _, err := r.Read(); errors.Is(err, io.EOF) {
						break
					} else if err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	data := register(100_000, false)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Open(bytes.NewReader(data), int64(len(data))); err != nil {
			b.Fatal(err)
		}
	}
}

package synth

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// fileFaults spoil one of two files as a whole; the other can be read.
func fileFaults() []*Fault {
	// inside is spoilt at a place in the file; the other two as a whole.
	inside := func(rule, name, about, sheet, cell string, spoil func([]byte) ([]byte, error)) *Fault {
		return &Fault{Rule: rule, Name: "file-" + name, About: about, build: func(d *draft, spoilt bool) {
			d.self()
			d.workbook("SDQ endline.xlsx", page{name: "Sheet1", grid: d.plain(Endline)})
			if !spoilt {
				d.workbook("SDQ baseline.xlsx", page{name: "Sheet1", grid: d.plain(Baseline)})
				return
			}
			d.spoiltWorkbook("SDQ baseline.xlsx", spoil, page{name: "Sheet1", grid: d.plain(Baseline)})
			d.mark(rule, "SDQ baseline.xlsx", sheet, cell)
		}}
	}
	workbook := func(rule, name, about string, spoil func([]byte) ([]byte, error)) *Fault {
		return inside(rule, name, about, "", "", spoil)
	}
	text := func(rule, name, about, cell string, spoil func([]byte) ([]byte, error)) *Fault {
		return &Fault{Rule: rule, Name: "file-" + name, About: about, build: func(d *draft, spoilt bool) {
			d.self()
			d.workbook("SDQ endline.xlsx", page{name: "Sheet1", grid: d.plain(Endline)})
			if !spoilt {
				d.text("SDQ baseline.csv", d.plain(Baseline), plainCSV, nil)
				return
			}
			d.text("SDQ baseline.csv", d.plain(Baseline), plainCSV, spoil)
			d.mark(rule, "SDQ baseline.csv", "", cell)
		}}
	}
	instead := func(s string) func([]byte) ([]byte, error) {
		return func([]byte) ([]byte, error) { return []byte(s), nil }
	}
	compound := "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 1016)
	sheet := func(change func([]byte) []byte) func([]byte) ([]byte, error) {
		return func(b []byte) ([]byte, error) { return repackWith(b, "xl/worksheets/sheet1.xml", change) }
	}
	return []*Fault{
		{Rule: "FILE-001", Name: "file-gone", About: "a file that is not there", build: func(d *draft, spoilt bool) {
			d.plainSheets()
			d.named = true
			d.option("{SDQ.xlsx}")
			if spoilt {
				d.option("{SDQ endline.xlsx}")
				d.markFile("FILE-001", "SDQ endline.xlsx")
			}
		}},
		workbook("FILE-002", "empty", "a file without a byte", instead("")),
		workbook("FILE-003", "cut", "a workbook cut in half", func(b []byte) ([]byte, error) { return b[:len(b)/2], nil }),
		workbook("FILE-004", "damaged", "a changed byte in the packed answers", func(b []byte) ([]byte, error) {
			b[bytes.Index(b, []byte("xl/worksheets/sheet1.xml"))+200] ^= 0x10
			return b, nil
		}),
		inside("FILE-005", "malformed", "a tag that closes another", "Sheet1", "row 1", sheet(func(b []byte) []byte {
			return bytes.Replace(b, []byte("</row>"), []byte("</rox>"), 1)
		})),
		inside("FILE-006", "disordered", "two rows in each other's place", "Sheet1", "row 2", sheet(swapRows)),
		workbook("FILE-007", "large", "a workbook of more than 10,000 parts", func(b []byte) ([]byte, error) {
			return withParts(b, func(w *zip.Writer) error {
				for i := range 10_001 {
					if _, err := w.Create(fmt.Sprintf("x/%d", i)); err != nil {
						return err
					}
				}
				return nil
			})
		}),
		workbook("FILE-008", "bomb", "a part that says it unpacks to a gigabyte", func(b []byte) ([]byte, error) {
			return withParts(b, func(w *zip.Writer) error {
				part, err := w.CreateRaw(&zip.FileHeader{Name: "xl/media/image1.png", Method: zip.Deflate,
					UncompressedSize64: 1 << 30, CompressedSize64: 1 << 10})
				if err != nil {
					return err
				}
				_, err = part.Write(make([]byte, 1<<10))
				return err
			})
		}),
		workbook("FILE-009", "password", "a workbook with a password", instead(compound+wide("EncryptedPackage"))),
		workbook("FILE-010", "old-excel", "an Excel 97-2003 workbook", instead(compound+wide("Workbook"))),
		workbook("FILE-011", "binary-workbook", "an Excel binary workbook", func(b []byte) ([]byte, error) {
			in, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
			if err != nil {
				return nil, err
			}
			return copyParts(in, func(name string, content []byte) (string, []byte) {
				content = bytes.ReplaceAll(content, []byte("workbook.xml"), []byte("workbook.bin"))
				content = bytes.ReplaceAll(content, []byte("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
					[]byte("application/vnd.ms-excel.sheet.binary.macroEnabled.main"))
				if name == "xl/workbook.xml" {
					return "xl/workbook.bin", []byte{0x83, 0x01, 0x00}
				}
				return name, content
			}, nil)
		}),
		workbook("FILE-012", "pdf", "a PDF", instead("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<<>>\nendobj\n")),
		workbook("FILE-013", "binary", "bytes that are nothing known", instead(strings.Repeat("\x01\x00\x9f\x00\x02\xfe", 300))),
		workbook("FILE-014", "no-sheets", "a workbook without a sheet", func(b []byte) ([]byte, error) {
			return repackWith(b, "xl/workbook.xml", func(b []byte) []byte {
				start, end := bytes.Index(b, []byte("<sheets>")), bytes.Index(b, []byte("</sheets>"))
				return slices.Concat(b[:start], []byte("<sheets>"), b[end:])
			})
		}),
		text("FILE-015", "utf-32", "text in UTF-32", "", func(b []byte) ([]byte, error) {
			out := []byte("\xff\xfe\x00\x00")
			for _, c := range b {
				out = append(out, c, 0, 0, 0)
			}
			return out, nil
		}),
		text("FILE-016", "quotes", "a quote that nothing closes", "A2", func(b []byte) ([]byte, error) {
			return bytes.Replace(b, []byte("\r\n"), []byte("\r\n\""), 1), nil
		}),
	}
}

// wide is text in UTF-16, as names in compound files are.
func wide(s string) string {
	var b strings.Builder
	for i := range len(s) {
		b.WriteByte(s[i])
		b.WriteByte(0)
	}
	return b.String()
}

// swapRows puts the third row of a sheet before the second.
func swapRows(b []byte) []byte {
	rows := make([]int, 0, 4)
	for at := 0; len(rows) < 4; {
		next := bytes.Index(b[at:], []byte("<row "))
		if next < 0 {
			return b
		}
		rows = append(rows, at+next)
		at += next + 1
	}
	return slices.Concat(b[:rows[1]], b[rows[2]:rows[3]], b[rows[1]:rows[2]], b[rows[3]:])
}

// repackWith changes one part of a workbook.
func repackWith(data []byte, part string, change func([]byte) []byte) ([]byte, error) {
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	return copyParts(in, func(name string, content []byte) (string, []byte) {
		if name == part {
			content = change(content)
		}
		return name, content
	}, nil)
}

// withParts adds parts to a workbook.
func withParts(data []byte, more func(*zip.Writer) error) ([]byte, error) {
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	return copyParts(in, func(name string, content []byte) (string, []byte) { return name, content }, more)
}

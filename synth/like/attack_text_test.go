package like_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"

	"apst/synth"
	"apst/synth/like"
)

// oddRows are a table with a name or a number of a school in every cell that can
// hold one.
func oddRows(s *secrets) [][]string {
	rows := [][]string{{"SDQ endline, " + s.word("title")}, {}}
	head := []string{"Pupil", "Form of " + s.word("heading"), "Date"}
	for i := 1; i <= synth.Items; i++ {
		head = append(head, fmt.Sprintf("%d", i))
	}
	rows = append(rows, append(head, "Phone"))
	school := synth.New(synth.Ordinary)
	n := 0
	for _, r := range school.Responses {
		if r.Wave != synth.Endline {
			continue
		}
		n++
		id := fmt.Sprintf("JB-%05d", 31337+n*7)
		s.all = append(s.all, id[3:])
		row := []string{id, s.word("tutor"), fmt.Sprintf("%d Mar 2021", n%28+1)}
		for i, a := range r.Items {
			switch {
			case n == 4 && i == 2:
				row = append(row, s.word("answer"))
			case a == synth.Blank:
				row = append(row, "")
			default:
				row = append(row, []string{"Not true", "Somewhat true", "Certainly true"}[a])
			}
		}
		phone := fmt.Sprintf("0770090%04d", n)
		s.all = append(s.all, phone)
		rows = append(rows, append(row, phone))
	}
	return append(rows, []string{}, []string{"n = 24 (" + s.word("footer") + ")"})
}

// Text in any encoding, and pages, keep nothing either.
func TestNothingSurvivesInText(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"utf-8", "utf-16", "windows-1252", "html"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := &secrets{}
			var b strings.Builder
			rows := oddRows(s)
			if name == "html" {
				fmt.Fprintf(&b, "<html><head><title>%s</title></head><body><!-- %s --><table summary=\"%s\">", s.word("page"), s.word("remark"), s.word("summary"))
				for _, r := range rows {
					b.WriteString("<tr>")
					for _, c := range r {
						fmt.Fprintf(&b, "<td title=\"%s\">%s</td>", s.word("tip"), c)
					}
					b.WriteString("</tr>\n")
				}
				b.WriteString("</table></body></html>")
			} else {
				for _, r := range rows {
					b.WriteString(strings.Join(r, "\t") + "\r\n")
				}
			}
			data := []byte(b.String())
			switch name {
			case "utf-16":
				data, _ = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes(data)
			case "windows-1252":
				data = append([]byte("\xc9cole\r\n"), data...)
			}
			got, err := like.Make(context.Background(), write(t, synth.File{Name: "Export " + s.word("file") + ".txt", Data: data}), like.Options{Seed: 2})
			if err != nil {
				t.Fatal(err)
			}
			text := strings.ToLower(got.Name + unpacked(t, got.Data))
			for _, w := range append(s.all, "mar 2021", "jb-", "cole\r") {
				if strings.Contains(text, strings.ToLower(w)) {
					t.Errorf("%q is in the copy", w)
				}
			}
			if len(got.Scores) < 10 {
				t.Errorf("%d questionnaires have scores", len(got.Scores))
			}
		})
	}
}

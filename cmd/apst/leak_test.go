package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"io"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// Nothing that may leave the school tells who a pupil is: no name, number, day of birth
// or postcode of the example's pupils is in a file of out/release, in out/quality or in a
// return, whatever it is packed into. The search is a plain one that shares nothing with
// the program's own; that it finds what is there, a file with all of it shows.
func TestNothingTellsWhoAPupilIs(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	school := filepath.Join(dir, "school")
	apst(t, dir, "init", "school", "--example")
	secrets := nameOddly(t, filepath.Join(school, "data"))
	apst(t, school, "run")
	apst(t, school, "pack", "--plain", "to look into it", "-o", filepath.Join(dir, "return.zip"))

	released := 0
	for _, folder := range []string{"release", "quality"} {
		for name, data := range tree(t, filepath.Join(school, "out", folder)) {
			released++
			for _, found := range secretsIn(t, name, data, secrets) {
				t.Errorf("out/%s: %s", folder, found)
			}
		}
	}
	if released < 40 {
		t.Errorf("%d files may leave the school, fewer than there are tables", released)
	}
	packed := tree(t, dir)["return.zip"]
	for _, found := range secretsIn(t, "return.zip", packed, secrets) {
		t.Error(found)
	}

	// The search itself: in a workbook of the school everything is found.
	roster := tree(t, filepath.Join(school, "data"))["roster.xlsx"]
	found := strings.Join(secretsIn(t, "roster.xlsx", roster, secrets), "\n")
	for _, kind := range []string{"surname", "forename", "number"} {
		if !strings.Contains(found, kind) {
			t.Errorf("no %s was found in the list of pupils", kind)
		}
	}
	page := "<td>ZZ99 <b>3VZ</b></td>"
	for text, kind := range secrets {
		if kind == "birth" {
			page += "<td>" + text + "</td>"
		}
	}
	if found := secretsIn(t, "a.html", []byte(page), secrets); len(found) != 2 {
		t.Errorf("a postcode and days of birth: %q", found)
	}
}

// nameOddly gives every pupil on the list names that are no words, and those who left
// a postcode, and returns by what they could be told: text, and what it is.
func nameOddly(t *testing.T, data string) map[string]string {
	t.Helper()
	path := filepath.Join(data, "roster.xlsx")
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	sheet := book.GetSheetName(0)
	rows, err := book.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil || len(rows) < 20 || !slices.Equal(rows[0][:4], []string{"UPN", "Legal surname", "Legal forename", "Date of birth"}) {
		t.Fatalf("the list of pupils is another one: %v", err)
	}
	secrets := map[string]string{"zz99 3vz": "postcode", "zz993vz": "postcode"}
	for i := range rows[1:] {
		row := i + 2
		surname, forename := "Quorvex"+letters(i), "Tylbrin"+letters(i)
		for cell, text := range map[string]string{fmt.Sprintf("B%d", row): surname, fmt.Sprintf("C%d", row): forename} {
			if err := book.SetCellStr(sheet, cell, text); err != nil {
				t.Fatal(err)
			}
		}
		secrets[strings.ToLower(surname)], secrets[strings.ToLower(forename)] = "surname", "forename"
		secrets[strings.ToLower(rows[i+1][0])] = "number"
		serial, err := strconv.ParseFloat(rows[i+1][3], 64)
		if err != nil {
			t.Fatal(err)
		}
		born, err := excelize.ExcelDateToTime(serial, false)
		if err != nil || born.Year() < 2000 || born.Year() > 2015 {
			t.Fatalf("row %d: born %v, %v", row, born, err)
		}
		for _, form := range []string{"2006-01-02", "02/01/2006", "2 january 2006"} {
			secrets[strings.ToLower(born.Format(form))] = "birth"
		}
	}
	if err := book.Save(); err != nil {
		t.Fatal(err)
	}
	nccis := filepath.Join(data, "nccis.csv")
	text := tree(t, data)["nccis.csv"]
	if !bytes.Contains(text, []byte("ZZ99 9ZZ")) {
		t.Fatal("nobody who left has a postcode")
	}
	write(t, nccis, bytes.ReplaceAll(text, []byte("ZZ99 9ZZ"), []byte("ZZ99 3VZ")))
	return secrets
}

// letters writes a number in letters, so that it is part of a name.
func letters(n int) string {
	return string([]byte{'a' + byte(n/26%26), 'a' + byte(n%26)}) + "z"
}

// tags are what stands between the letters of a page.
var tags = regexp.MustCompile(`<[^>]*>`)

// secretsIn looks for texts in a file, in what it is packed from, and in its name.
func secretsIn(t *testing.T, name string, data []byte, secrets map[string]string) []string {
	t.Helper()
	var out []string
	if bytes.HasPrefix(data, []byte("PK")) {
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			part, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, secretsIn(t, name+"/"+f.Name+f.Comment, part, secrets)...)
		}
		data = []byte(z.Comment)
	}
	raw := strings.ToLower(name + "\n" + string(data))
	plain := html.UnescapeString(tags.ReplaceAllString(raw, ""))
	for text, kind := range secrets {
		if strings.Contains(raw, text) || strings.Contains(plain, text) {
			out = append(out, fmt.Sprintf("%s: a %s is in it", name, kind))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

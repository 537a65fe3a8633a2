package book_test

import (
	"bytes"
	"context"
	"regexp"
	"strings"
	"testing"

	"apst/internal/schooltest"
	"apst/report/book"
	"apst/report/disclosure"
	"apst/report/figures"
	"apst/report/release"
	"apst/report/tables"
)

// pictured is a page of a school's charts and what they are drawn from.
func pictured(t *testing.T, school, profile string) (string, []figures.Picture) {
	t.Helper()
	p, err := disclosure.ParseProfile(profile)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range tables.Names() {
		if strings.HasPrefix(f.Label, "F") {
			names = append(names, f.Label)
		}
	}
	in := &tables.Input{Analysis: schooltest.Shared(school), Least: p.Threshold, About: tables.About{School: "S001", Version: "test"}}
	d, err := release.Clear(tables.Build(in, names...), p)
	if err != nil || d.Release == nil {
		t.Fatal(err)
	}
	pictures, err := figures.Pictures(context.Background(), figures.All(d.Release), false)
	if err != nil {
		t.Fatal(err)
	}
	var list []book.Picture
	for _, pic := range pictures {
		one := book.Picture{ID: pic.ID, Table: pic.Table, SVG: pic.SVG, Why: pic.Why}
		if pic.Chart != nil {
			one.Text = pic.Chart.Description
		}
		list = append(list, one)
	}
	var b bytes.Buffer
	if err := book.Page(&b, d.Release, list); err != nil {
		t.Fatal(err)
	}
	return b.String(), pictures
}

var idAttribute = regexp.MustCompile(`\sid="([^"]*)"`)

// A page holds every chart once, with its title and its words; no two elements share a
// name, and it asks for nothing from anywhere.
func TestPageHoldsPictures(t *testing.T) {
	t.Parallel()
	for _, profile := range []string{"internal", "board"} {
		page, pictures := pictured(t, "40 pupils", profile)
		seen := map[string]bool{}
		for _, m := range idAttribute.FindAllStringSubmatch(page, -1) {
			if seen[m[1]] {
				t.Errorf("%s: two elements are called %q", profile, m[1])
			}
			seen[m[1]] = true
		}
		drawn := 0
		for _, p := range pictures {
			if p.Chart == nil {
				continue
			}
			if !seen[p.Table+"-heading"] {
				t.Errorf("%s: the page has no section of %s", profile, p.Table)
			}
			drawn++
			if !seen[p.ID+"-title"] || !seen[p.ID+"-desc"] || !strings.Contains(page, `aria-labelledby="`+p.ID+`-title `+p.ID+`-desc"`) {
				t.Errorf("%s: %s has no title or description", profile, p.ID)
			}
		}
		if n := strings.Count(page, "<svg "); n != drawn || drawn == 0 {
			t.Errorf("%s: %d pictures of %d", profile, n, drawn)
		}
		for _, bad := range []string{"<?xml", "<script ", " src=", "http://", "https://", "url("} {
			if strings.Contains(page, bad) {
				t.Errorf("%s: the page has %s", profile, bad)
			}
		}
	}
}

// What could not be drawn is said where the picture would stand.
func TestPageSaysWhyNoPicture(t *testing.T) {
	t.Parallel()
	page, pictures := pictured(t, "3 pupils", "internal")
	for _, p := range pictures {
		if p.Chart == nil && !strings.Contains(page, "No picture: "+p.Why) && !strings.Contains(page, ": "+p.Why+"</li>") {
			t.Errorf("the page does not say %q", p.Why)
		}
	}
}

// Package book writes a release for people: as a workbook after the practice of
// accessible government statistics, and as a page that needs nothing but a browser.
//
// Both are made of a [release.Release] alone, so that neither can hold a number that
// the gate hid.
package book

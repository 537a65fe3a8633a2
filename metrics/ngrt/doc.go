// Package ngrt reads results of the New Group Reading Test of GL Assessment: the
// vendor's own exports, and the trackers in which schools keep them.
//
// The test is for about ages 6 to 16. On the computer it has the forms A, B and C,
// on paper the levels 1A to 4B. Its standard age score (SAS, mean 100, standard
// deviation 15 within each age) is the only one of its scores that the vendor
// recommends for comparing two sittings, and the only one that is given here as a
// number that can be compared: stanines are given as categories, reading ages as
// text, the vendor's word for progress as it stands. What is made of two sittings is
// for others; here only what makes a pair doubtful is said of them (two results on
// one day, too little time between, the same form twice, paper and computer).
//
// The standard age score is never worked out from anything. The stanine and the
// percentile follow from it, and those of the file are compared with them: where
// they differ a column has been shifted. A confidence band is carried where the file
// has one and not made up where it has none.
//
// Sister tests of the vendor, of spelling or of English, come with the same columns
// and forms. They are told by the name of the test in a column, in headings, titles,
// and the names of sheet and file, and are never taken for this test.
//
// The tables beside the code hold what is known of the test, with its sources:
// stanines, forms, reliabilities, limits, the vendor's words.
package ngrt

// Package html reads the HTML tables that management information systems save
// with the ending .xls, and that Excel opens after a warning.
//
// # What is read
//
// Every table that stands in no other is a sheet, named by its caption or else
// "Table 1", "Table 2" in the order of the file. What stands outside tables is
// no part of a sheet. Rows are numbered from 1 within their table, every tr
// counting, head and foot in file order; columns are counted as a browser lays
// the cells out, so that a cell moves right past one that reaches down from an
// earlier row. colspan and rowspan are merged areas whose value stands in their
// first cell; they end with the sheet, and rowspan with its thead, tbody or
// tfoot. Rows with display:none are hidden rows; columns whose col element has
// it are hidden columns.
//
// A cell's text is what a browser shows: entities decoded, white space
// collapsed, a line feed for br and between paragraphs, scripts, styles,
// comments and elements with display:none left out. A no-break space is not
// white space and stays. A cell is text unless the program that wrote it says
// otherwise: x:num (Excel) and sdval (LibreOffice) make it a number or a date
// whose text is the exact value, x:bool and x:err a boolean and an error. A
// cell that shows a picture or a form field and no text is an error cell too,
// since its value cannot be read and it is not blank.
//
// The encoding is found by package charset; a charset declaration that the
// bytes contradict is refused.
//
// # What is refused
//
// A file that ends within a tag, a comment, a table or before </html>; cells,
// or text in a table, where none can stand; tags in a table that no standard
// knows, or that hold the beginning of another; a table that ends some of its
// cells with a tag and leaves others to end by themselves, since a damaged tag
// would then pass for text; a table within a cell; cells that overlap; tags,
// cells and rows of more than [MaxTag], [MaxCell] and [MaxRow] bytes, more rows or
// columns than a worksheet has, more than [MaxMerged] merged areas and more
// than [MaxTables] tables.
// Memory is bounded by these limits whatever the size of the file.
package html

package report

import (
	"archive/zip"
	"cmp"
	"io"
	"time"

	"github.com/xuri/excelize/v2"
)

// PackXLSX writes a workbook that excelize has made, as [WriteXLSX] writes its own: its
// parts in a fixed order with a fixed time stamp, and properties that name the workbook
// and no person and no hour.
func PackXLSX(w io.Writer, f *excelize.File, title, about string) error {
	wb := &workbook{file: f, zip: zip.NewWriter(w)}
	wb.zip.RegisterCompressor(zip.Deflate, oneCompressor())
	f.ZipWriter = func(io.Writer) excelize.ZipWriter { return &wb.parts }
	stamp := epoch.Format(time.RFC3339)
	if err := cmp.Or(
		f.SetDocProps(&excelize.DocProperties{Creator: "apst", LastModifiedBy: "apst", Created: stamp, Modified: stamp, Title: title, Subject: about, Language: "en-GB"}),
		f.SetAppProps(&excelize.AppProperties{Application: "apst"}),
	); err != nil {
		return err
	}
	return wb.pack()
}

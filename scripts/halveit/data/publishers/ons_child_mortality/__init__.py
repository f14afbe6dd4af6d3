"""The child mortality (death cohort) tables of the Office for National Statistics, read from its yearly workbook."""
